"""From a question to ranked entries with a probability: words, word vectors, and small fitted models."""
