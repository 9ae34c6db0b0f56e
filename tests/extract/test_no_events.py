"""What tells of no event: other senses, denials, conditions, and what was taken back."""

from __future__ import annotations

import pytest

from tests.extract.test_events import told


@pytest.mark.parametrize(
    "text",
    [
        "Anthropic has not laid off anyone in 2024.",
        "Google denied that it fired Ann Roe in March 2024.",
        "If Italy bans ChatGPT in May 2024, users will leave.",
        "Senators called for a ban on ChatGPT by Italy in 2023.",
        "Nvidia is considering suing OpenAI in May 2024.",
        "OpenAI fired back at Google in May 2024.",
        "Google fired up its chips in 2024.",
        "Ann Roe left Google speechless in May 2024.",
        "Ann Roe stepped down from the stage in May 2024.",
        "OpenAI delayed shareholders a vote in 2024.",
        "Meta dropped hints about Llama 5 in May 2024.",
        "Google cut ties with OpenAI in May 2024.",
        "The proposed firing of Ann Roe by Google in 2016 was dropped.",
        "Would Google fire Ann Roe in 2024?",
        "Google almost fired Ann Roe in 2024.",
        "In a novel, Google fired Ann Roe in May 2024.",
        "Nvidia met with success in 2024.",
        "OpenAI met Google's demands in May 2024.",
        "Google banned users of ChatGPT in 2023.",
        "OpenAI sued Microsoft engineers in May 2024.",
        "Google invested $5 million in OpenAI rivals in 2023.",
        "Google raided OpenAI for talent in May 2024.",
        "Meta killed time with Llama 3 in 2024.",
        "OpenAI pulled GPT-4 ahead of Claude 3 in 2024.",
        "Google's ban on ChatGPT was lifted in May 2024.",
        "The United States lifted its ban on ChatGPT in May 2024.",
        "ChatGPT is also banned in Italy.",
        "Microsoft acquired Nvidia chips in May 2024.",
        "Google removed Ann Roe from a press release in May 2024.",
        "Google dismissed Ann Roe as a liar in May 2024.",
        "Ann Roe was dismissed as a liar by Google in May 2024.",
        "Google beat Nvidia and cut its jobs forecast in May 2024.",
        "Google cut staff bonuses in May 2024.",
        "Google barred Microsoft from using ChatGPT in May 2024.",
        "OpenAI renamed ChatGPT Gemini in May 2024.",
        "Google's suspension of Ann Roe over a tweet was lifted.",
        "Italy raided Google offices in May 2024.",
        "Google suspended Ann Roe supporters in May 2024.",
    ],
)
def test_what_tells_of_no_event_makes_none(text: str) -> None:
    assert told(text) == ()
