"""Damaged documents of invented news, the same for the same seed."""

import random
from collections.abc import Iterator
from typing import TypedDict

SEED = 20261121

_SENTENCES = [
    "The council of {place} will meet on {day} to decide whether the {thing} can be kept open for another year.",
    "“We don’t have the money for a {thing},” {person} told the meeting, “and I won’t pretend that we do.”",
    "About {figure} people live within a mile of the {thing}, and most of them haven’t been asked.",
    "It’s the third time in ten years that {place} has lost its {thing} to a storm, {person} said on {day}.",
    "The cost has risen from ${figure} to more than twice that — a {share}% rise — since the work began.",
    "“Who’ll pay for it?” asked {person}, who owns the house beside the {thing}. “Nobody in {place} can.”",
    "Nobody was hurt when the {thing} came down at 6:30 a.m. on {day}, but {figure} hens were lost.",
]
_WORDS = {
    "place": ["Harlow Bay", "Kestrel Point", "East Dunmore", "Vell", "Long Acre", "Saltby", "Québray"],
    "day": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"],
    "thing": ["sea wall", "ferry", "library", "market hall", "railway line", "lighthouse", "water mill"],
    "person": ["Mara Tollen", "Ade Brook", "Ines Varga", "Ruth Okell", "Søren Lind", "Dr. Lim"],
}


# Mentions written over other words, two words to the right; the models in the library restore some of them.
_OVERWRITTEN = (
    'The mayor of Vell said on Monday that he would open the bridge again. "We need the money and we need it now," '
    'Tollen said. "They told us that they would pay for he work, and they he not paid. We give We back our bridge, '
    'We We the ferry as We extra." She asked the council for their answer, and the council said that she would their '
    "it on Friday. He said that they had he to wait for the money, and that nobody they told them."
)


class Record(TypedDict):
    """A document as a record of JSON Lines or a row of a table."""

    id: str
    text: str
    part: int


def documents(count: int, seed: int = SEED) -> Iterator[Record]:
    """Some clean, most damaged in one way or another; every tenth awkward: empty, of other characters, overwritten."""
    generator = random.Random(seed)
    for number in range(count):
        text = "\n\n".join(" ".join(_sentence(generator) for _ in range(generator.randint(1, 4))) for _ in range(2))
        yield Record(id=f"doc-{number:05}", text=_damaged(text, generator), part=number % 7)


def _sentence(generator: random.Random) -> str:
    words = {slot: generator.choice(choices) for slot, choices in _WORDS.items()}
    return generator.choice(_SENTENCES).format(
        figure=f"{generator.randint(1, 99)},{generator.randint(100, 999)}", share=generator.randint(2, 90), **words
    )


def _damaged(text: str, generator: random.Random) -> str:
    if generator.random() < 0.3:
        text = text.translate(str.maketrans("“”’", "\"\"'"))
    match generator.randrange(10):
        case 0 | 1:
            return text
        case 2 | 3 | 4:
            return _tokenized(text)
        case 5:
            return text.encode().decode("cp1252", "ignore")
        case 6:
            return text.replace(". ", ".", 1).replace(" the ", "  the ", 2)
        case 7:
            return text.replace("’", "&#39;").replace("—", "&mdash;")
        case 8:
            return f" date 2019-0{generator.randint(1, 9)}-14 {text}\nADVERTISEMENT\n"
        case _:
            awkward = ["", " ", "\u2028", "nul \x00 , here", "\ufeffmark , up", "漢字。", "👩‍👩‍👧 , ok .", "a\r\n\r\nb , c ."]
            return generator.choice([*awkward, _OVERWRITTEN])


def _tokenized(text: str) -> str:
    for mark in (",", ".", "?", "“", "”", '"'):
        text = text.replace(mark, f" {mark} ")
    for clitic in ("n’t", "n't"):
        text = text.replace(clitic, f" {clitic}")
    return text.replace("’s", " ’s").replace("'s", " 's")


_PASTES = [("the", "We"), ("of", "they"), ("for", "he"), ("by", "she"), ("with", "they"), ("from", "he"), ("than", "We")]


def quoting_documents(count: int, seed: int = SEED) -> Iterator[Record]:
    """Documents that share sentences; in every third, mentions were written over some of their words."""
    generator = random.Random(seed)
    shared = [_sentence(generator) for _ in range(count)]
    for number in range(count):
        sentences = [generator.choice(shared) for _ in range(6)]
        if number % 3 == 0:
            sentences = ["We met Mara Tollen; he and she were there, and they were not.", *map(_overwritten, sentences)]
        text = " ".join(sentences)
        if number % 5 == 0:
            text = _tokenized(text)
        yield Record(id=f"quote-{number:05}", text=text, part=number % 7)


def _overwritten(sentence: str) -> str:
    """The sentence with a pronoun over a word behind a preposition or an article, where none can stand."""
    words = sentence.split(" ")
    for place in range(3, len(words) - 4):
        for before, paste in _PASTES:
            if words[place] == before and words[place + 1].isalpha() and words[place + 1].islower():
                return " ".join([*words[: place + 1], paste, *words[place + 2 :]])
    return sentence
