"""What the pages say besides the film pack's own words. None of it knows anything of a film."""

from bot.guide.schema import Medium, Picture

FOR_ME = "Only for me"
BACK = "Back"
FORWARD = "Go on"
NOTHING_YET = "There is nothing here that can be told so far."

CARD_WARNING = (
    "Nothing here tells the story. Where I do, what comes later stands behind a bar, or waits until you say that you "
    "have seen it: `/{command} progress`."
)
TO_SUMMARY = "The story"
TO_TIMELINE = "Scene by scene"
TO_TOPICS = "What I can answer"

SYNOPSIS = "Without spoilers"
SO_FAR = "As far as you are"
SO_FAR_HERE = "As far as this place is"
WHOLE = "The whole story"

SCENES = "Scene by scene"
FROM_TO = "Scenes {first} to {last}"
PART = "Part {part}"
AS_FAR_AS_THIS = " ← as far as this"
OPEN_SCENE = "Open a scene"
ABOUT_SCENE = "Part {part} · {picture} · {where}{time}"
WITH = "With: {who}"
EARLIER = "Scene before"
LATER = "Scene after"
ALL_SCENES = "All scenes"
STRIP = "The scenes so far as a row of bars, in film order, each in sepia or in colour"
JOURNEY = "The journey"
JOURNEY_HOW = "Each block is a scene, in sepia or in colour. Threads join those who are in a scene together."
JOURNEY_ALL = "All of the journey"
JOURNEY_ALT = "The journey so far, as a path of places: {places}. Below it, a lane for each person: {people}."
JOURNEY_SHORT = "The journey so far, as a path of places in film order, and below it a lane for each person"
JOURNEY_WHOLE = "All of the journey, as a path of places in film order, and below it a lane for each person"
TO_JOURNEY = "Map of the journey"
STRIP_WHOLE = "All scenes as a row of bars, in film order, each in sepia or in colour"
PICTURES = {Picture.SEPIA: "sepia", Picture.COLOUR: "colour"}

PEOPLE = "People"
THINGS = "Places and things"
THEMES = "Themes"
MAKING = "How it was made"
RELATIONS = "What it is close to"
QUESTIONS = "Questions"
OPEN_ONE = "Open one"
TOPICS = "What I can answer"
TOPICS_HOW = "Ask in your own words with `/ask`, or choose what to look through."
CHOOSE_SHELF = "Look through"

ENDING = "The ending"
ENDING_WARNING = "Every button here opens what tells how it ends, for you alone."
HAPPENS = "What happens"
READINGS = "Readings"
MAKERS = "The makers' words"
OPEN_QUESTIONS = "Open questions"
SECOND_VIEWING = "On a second viewing"

NEXT = "After the film"
MEDIA = {
    Medium.FILM: "To watch",
    Medium.DOCUMENTARY: "Documentaries",
    Medium.NOVEL: "Novels",
    Medium.BOOK: "Books about it",
    Medium.MUSIC: "To hear",
    Medium.GAME: "To play",
}

PROGRESS = "How far you are"
UNTOLD = "You have not said how far you are. So I take you for somebody who has seen as much as the place allows."
NOT_BEGUN = "You have not begun to watch."
SEEN_TO = "You have seen it as far as *{scene}*."
SEEN_ALL = "You have seen it all."
PROGRESS_NOTE = "What only you see goes as far as that. What others see too goes as far as the channel allows."
SAVED = "Kept."
FORGOTTEN = "Forgotten. Nothing of it is stored any more."
NOT_YET = "Not yet"
SOMEWHERE = "Somewhere in it"
FINISHED = "I have just finished"
FORGET_PROGRESS = "Forget how far"
BARS_OFF = "Buttons instead of bars"
BARS_ON = "Bars again"
BRIEF_ON = "Short answers"
BRIEF_OFF = "Full answers"
TO_KEPT = "Kept questions"
TO_PRIVACY = "What is stored"
READING_BARS = "Later parts stand behind bars"
READING_BUTTONS = "Later parts come by buttons, without bars"
READING_FULL = "answers are full"
READING_BRIEF = "answers are short"

WHERE_ARE_YOU = "The last scene you remember"
WHERE_HOW = "Choose it from the list, or say it in your own words. These lines tell nothing that a poster would not."
LAST_SCENE = "The last one I saw"
FURTHER = "Further than these"
MY_WORDS = "In my own words"
REMEMBER_TITLE = "The last thing you remember"
REMEMBER_LABEL = "What happened, or what you saw"
IS_IT_ONE = "Is it one of these? Choose the last one that you have seen."
NO_SCENE = "I cannot tell which scene that is. Try other words, or choose from the list."
NONE_OF_THESE = "None of these"

KEPT = "Kept questions"
KEPT_NONE = "You have kept no question. Under an answer with later parts there is a button for it."
KEPT_NOTE = "I offer them when you say that you have seen more."
KEPT_NOW = "Kept: {title}. I offer it again when you have seen more; until then only you and I know of it."
KEPT_READY = "You kept these for later, and there is more to read in them now:"
OPEN_KEPT = "Open a kept question"
DROP_KEPT = "Let one go"
DROPPED = "Let go."

PRIVACY = "What is stored about you"
PRIVACY_NOTHING = "Nothing."
PRIVACY_FAR = "- How far you are: {far}"
PRIVACY_READING = "- How you read: {reading}"
PRIVACY_KEPT = "- Questions kept for later: {number}{titles}"
PRIVACY_WHY = (
    "All of it only because you pressed a button for it, under your Discord id. What you ask is never stored. Wrong "
    "answers and reports are counted by topic, without you and without your words."
)
PRIVACY_SERVER = (
    "For a server I store its settings and who changed them; they are deleted 30 days after I was removed from it."
)
EXPORT = "Export as a file"
DELETE_ALL = "Delete it all"
EXPORTED = "This is all there is."
DELETED = "Deleted. Nothing about you is stored any more."

WRONG_TITLE = "Something is wrong"
WRONG_WHAT = "What is it?"
WRONG_WORDS = "In your words, if you like"
WRONG_FALSE = "It is false"
WRONG_SPOILER = "It told me too much"
WRONG_OTHER = "It is not what I asked"
THANKS = "Thank you. It is noted, without your name."
REPORT = "A member reports an answer: **{title}**, {reason}."
