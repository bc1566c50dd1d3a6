"""The guide's own sentences and labels. None of them knows anything of the film but its name."""

NOTHING_ON_THAT = "I have nothing on that in my guide to *{film}* ({year})."
OR_ELSE = "Or, if this is what you meant:"
WHICH = "Which of these do you mean?"
NOT_HERE = "I cannot say anything to that here. Ask me privately, and I will tell you what I can."
OLD_BUTTON = "I have nothing on that, or the button has outlived its answer. Ask me again in your own words."
NO_MORE = "Then I do not have it. Try other words, or look at what I can answer."
PAUSED = "I am paused here. Whoever manages this server can wake me."
NO_SOURCES = "There is nothing here yet that rests on a source."
NO_RELATED = "I know of nothing close to it."

BELOW = "Below, covered: {kinds}"
LATER = "later in the film"
ENDING = "how it ends"
NEXT_PART = "The next part: {kinds}. Press only if you want to read it."
ALL_SHOWN = "That is all of it."

READING = "*A reading ({by}):* {text}"
STATEMENT = "*{by}:* {text}"
RELATED = "Close to it"
SOURCES = "What this rests on"

SHOW_ME = "Show me"
ASK_PRIVATELY = "Ask privately"
NOT_THIS = "Not this"
NONE_OF_THESE = "None of these"
RELATED_LABEL = "Related"
SOURCES_LABEL = "Sources"
REMOVE = "Remove"
WITHOUT_BARS = "Without bars"
SHOW_NEXT = "Show the next part"
WHAT_I_ANSWER = "What I can answer"
IN_FULL = "In full"
COME_BACK = "Come back after the film"
WRONG = "Something is wrong"
NOT_YOURS = "Only the member who asked, or somebody who may manage messages, can remove that."

HELP_WHAT = "Ask me about *{film}* ({year}) in your own words: with `/ask`, by mentioning me, or in a direct message."
HELP_EXAMPLES = "For example:\n{examples}"
HELP_SPOILERS = (
    "I never tell more than the place allows. What comes later in the film stands behind a spoiler bar, or I "
    "offer it to you privately. If I misunderstood you, press **Not this**."
)
HELP_BARS = (
    "If your Discord is set to show spoilers always, bars are open for you from the start: "
    "User Settings, Chat, Show Spoiler Content."
)
