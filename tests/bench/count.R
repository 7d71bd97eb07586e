# How often each phrase of the first file is said in the second, as tidytext's users count: n-grams joined to a table of terms.
suppressMessages({
	library(dplyr)
	library(tidytext)
})
files <- commandArgs(trailingOnly = TRUE)
phrases <- tibble(term = readLines(files[1]))
text <- tibble(line = readLines(files[2]))
lengths <- lengths(strsplit(phrases$term, " "))
total <- 0
for (n in sort(unique(lengths))) {
	terms <- if (n == 1) unnest_tokens(text, term, line) else unnest_tokens(text, term, line, token = "ngrams", n = n)
	counts <- terms %>% inner_join(phrases[lengths == n, ], by = "term") %>% count(term)
	print(counts, n = Inf)
	total <- total + sum(counts$n)
}
cat(total, "\n")
