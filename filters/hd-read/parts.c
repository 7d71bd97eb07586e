/* Which part a speaker has: see parts.h. */
#include "chars.h"
#include "parts.h"

static const char by_table[] = "the table of labels";

/* How questions begin where no question mark is written. */
static bool
begins_like_question(struct str text)
{
	static const char *const starts[] = { "what ", "what's ", "how ", "why ", "who ", "where ", "when ", "which ", "can you ", "could you ", "do you ", "did you ",
		"would you ", "have you ", "are you ", "is there ", "are there ", "tell me ", "and what ", "and how ", "and who ", "and why ", "so what ", "so how " };

	for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++)
		if (starts_with(text, starts[i]))
			return true;
	return false;
}

/* Whether a text asks: it holds a question mark, or begins like a question; *ends: with the mark as its last sign. */
static bool
asks(struct str text, bool *ends)
{
	text = str_trim(text);
	while (text.len && (text.at[text.len - 1] == '"' || text.at[text.len - 1] == '\'' || text.at[text.len - 1] == ')'))
		text.len--;
	*ends = text.len && text.at[text.len - 1] == '?';
	return *ends || (text.len && memchr(text.at, '?', text.len)) || begins_like_question(text);
}

/* Turns, and questions: two for a turn that ends in one, one for a turn that holds one. */
static void
count_questions(struct transcript *transcript)
{
	for (size_t i = 0; i < transcript->turns; i++) {
		const struct turn *turn = &transcript->turn[i];
		struct speaker *speaker;
		bool asked = false, ends = false, some = false;

		if (turn->speaker == NOBODY)
			continue;
		speaker = &transcript->speaker[turn->speaker];
		for (size_t k = turn->piece; k < turn->piece + turn->pieces; k++) {
			const struct piece *piece = &transcript->piece[k];

			if (piece->mark != MARK_NONE)
				continue;
			some = true;
			asked |= asks(piece->text, &ends);
		}
		for (size_t k = turn->piece; k < turn->piece + turn->pieces; k++)
			speaker->bytes += transcript->piece[k].mark == MARK_NONE ? transcript->piece[k].text.len : 0;
		speaker->turns++;
		speaker->questions += some ? (uint64_t)asked + ends : 0;
		speaker->answers += some;
	}
}

/* Questions a turn, from 0 to 1. */
static double
rate(const struct speaker *speaker)
{
	return speaker->answers ? (double)speaker->questions / (2 * (double)speaker->answers) : 0;
}

static void
set_part(struct speaker *speaker, enum meaning meaning, const char *why, struct str evidence)
{
	static const enum part parts[] = { PART_INTERVIEWER, PART_RESPONDENT, PART_OTHER, PART_UNKNOWN };

	speaker->part = parts[meaning];
	speaker->why = why;
	speaker->evidence = evidence;
}

static bool
tells(const struct speaker_rule *rule)
{
	return rule && rule->meaning < MEANS_SPEAKER;
}

/* "Interviewer JH", "Holmes, school nurse": a word of the table in the label. */
static const struct speaker_rule *
rule_within(const struct speakers *speakers, struct str label)
{
	const struct speaker_rule *rule = NULL;
	struct str rest = label;

	while (!tells(rule) && rest.len) {
		struct str word = next_word(&rest);

		rule = word.len > 3 && word.len < label.len ? speakers_find(speakers, word) : NULL;
	}
	return tells(rule) ? rule : NULL;
}

/* What -s, the header and the table tell. False: nothing. */
static bool
tell_by_label(struct speaker *speaker, const struct speakers *speakers, const struct header *header)
{
	const struct speaker_rule *rule = speakers_read(speakers, speaker->label);
	struct str evidence;
	enum meaning meaning;

	if (rule && rule->given && rule->meaning < MEANS_SPEAKER) {
		set_part(speaker, rule->meaning, "given by -s", rule->pattern);
	} else if (header_person(header, speakers, speaker->label, &meaning, &evidence)) {
		set_part(speaker, meaning, "the header block says so", evidence);
	} else if (tells(rule)) {
		set_part(speaker, rule->meaning, by_table, rule->pattern);
	} else if (rule == NULL && (rule = rule_within(speakers, speaker->label)) != NULL) {
		set_part(speaker, rule->meaning, "a word of the table in the label", rule->pattern);
	} else {
		return false;
	}
	return true;
}

/* The speaker who asks most among those of whom nothing tells; *second: the next one's rate. */
static struct speaker *
who_asks(struct transcript *transcript, double *second)
{
	struct speaker *most = NULL;

	*second = 0;
	for (size_t i = 0; i < transcript->speakers; i++) {
		struct speaker *speaker = &transcript->speaker[i];

		if (speaker->answers == 0 || speaker->part == PART_OTHER)
			continue;
		if (speaker->why == NULL && (most == NULL || rate(speaker) > rate(most))) {
			*second = most && rate(most) > *second ? rate(most) : *second;
			most = speaker;
		} else if (rate(speaker) > *second) {
			*second = rate(speaker);
		}
	}
	return most;
}

/* Whether a respondent whom something tells is the only other one, and asks half as often at most: then less asking is enough. */
static bool
beside_respondent(const struct transcript *transcript, const struct speaker *most, double second)
{
	size_t respondents = 0;

	for (size_t i = 0; i < transcript->speakers; i++) {
		const struct speaker *speaker = &transcript->speaker[i];

		if (speaker == most || speaker->turns == 0)
			continue;
		if (speaker->part != PART_RESPONDENT)
			return false;
		respondents++;
	}
	return respondents == 1 && rate(most) >= 0.2 && rate(most) >= 2 * second;
}

/* Of two speakers the one who asks now and then, and says less than half as much a turn as the other. */
static bool
only_prompts(const struct transcript *transcript, const struct speaker *most, double second)
{
	const struct speaker *other = &transcript->speaker[most == &transcript->speaker[0]];

	return transcript->speakers == 2 && rate(most) >= 0.15 && second * 2 <= rate(most) && most->turns && other->turns &&
	    most->bytes * 2 * other->turns < other->bytes * most->turns;
}

static void
infer(struct transcript *transcript, bool has_interviewer)
{
	double second, least = 1;
	struct speaker *most = who_asks(transcript, &second);
	bool two = false;

	for (size_t i = 0; i < transcript->speakers; i++)
		if (transcript->speaker[i].part == PART_INTERVIEWER && rate(&transcript->speaker[i]) < least)
			least = rate(&transcript->speaker[i]);
	if (!has_interviewer) {
		if (most == NULL || transcript->speakers < 2 || (rate(most) < 0.34 && !beside_respondent(transcript, most, second) &&
		    !only_prompts(transcript, most, second)))
			return;
		two = second * 2 > rate(most);
		if (two && second > 0.34 && rate(most) - second < 0.2 && transcript->speakers < 3)
			return;		/* two who ask each other */
		set_part(most, MEANS_INTERVIEWER, "asks the questions", (struct str){ "", 0 });
		most->inferred = true;
		least = rate(most);
	}
	for (size_t i = 0; i < transcript->speakers; i++) {
		struct speaker *speaker = &transcript->speaker[i];
		bool also = transcript->speakers > 2 && speaker->turns >= 3 && rate(speaker) >= 0.4 && rate(speaker) >= 0.7 * least;

		if (speaker->why || speaker->turns == 0)
			continue;
		set_part(speaker, also ? MEANS_INTERVIEWER : MEANS_RESPONDENT, also ? "asks questions too" : "another one asks the questions",
		    (struct str){ "", 0 });
		speaker->inferred = true;
	}
}

/*
 * R and P may be researcher and participant, R and I researcher and interviewee. Of speakers whom the table alone tells, the one who
 * asks in six turns of ten is the interviewer, if the others hardly ask and are two with one said to be the interviewer, or all respondents.
 */
static void
correct_table(struct transcript *transcript)
{
	struct speaker *asks = NULL, *answers = NULL, others = {0};
	size_t speakers = 0;
	bool interviewer = false;

	for (size_t i = 0; i < transcript->speakers; i++) {
		struct speaker *speaker = &transcript->speaker[i];

		if (speaker->answers == 0)
			continue;
		if (speaker->why != by_table || speaker->part == PART_OTHER)
			return;
		speakers++;
		interviewer |= speaker->part == PART_INTERVIEWER;
		others.answers += speaker->answers;
		others.questions += speaker->questions;
		if (asks == NULL || speaker->questions > asks->questions) {
			answers = asks;
			asks = speaker;
		} else {
			answers = speaker;
		}
	}
	if (answers == NULL || asks->part == PART_INTERVIEWER || (interviewer && speakers > 2))
		return;
	others.answers -= asks->answers;
	others.questions -= asks->questions;
	if (asks->answers < 4 || others.answers < 4 || rate(asks) < 0.6 || rate(&others) > 0.2)
		return;
	set_part(asks, MEANS_INTERVIEWER, "asks the questions, whatever the table says", asks->evidence);
	asks->inferred = true;
	if (interviewer) {
		set_part(answers, MEANS_RESPONDENT, "another one asks the questions, whatever the table says", answers->evidence);
		answers->inferred = true;
	}
}

void
parts_tell(struct transcript *transcript, const struct speakers *speakers, const struct header *header)
{
	size_t untold = 0;
	bool has_interviewer = false;

	for (size_t i = 0; i < transcript->speakers; i++) {
		struct speaker *speaker = &transcript->speaker[i];

		if (speaker->label.len == 0 && !transcript->by_strong)
			speaker->why = "no label";
		else if (speaker->label.len == 0 || !tell_by_label(speaker, speakers, header))
			untold++;
		has_interviewer |= speaker->part == PART_INTERVIEWER;
	}
	count_questions(transcript);
	correct_table(transcript);
	if (untold)
		infer(transcript, has_interviewer);
	for (size_t i = 0; i < transcript->speakers; i++)
		if (transcript->speaker[i].why == NULL)
			transcript->speaker[i].why = "nothing tells";
}
