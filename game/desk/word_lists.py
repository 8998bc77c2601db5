"""The lists of words that rules look for. Forms are spelt out, so that nothing else is caught."""

from __future__ import annotations

from game.desk.words import Phrases

HINDSIGHT = Phrases("""
    eventually, would eventually, would prove, were to prove, was to prove, would later
    was to become, were to become, would go on to, went on to become, later became
    later known as, better known as, soon to be, soon to become, destined to
    doomed, fateful, fatefully, ill-fated, turning point, watershed moment, point of no return
    in hindsight, with hindsight, in retrospect, little did, little does he know
    nobody could know, no one could know, nobody could yet know, nobody yet knows
    no one yet knows, not yet known that, history will show, history would, history has shown
    the rest is history, the first of many, the beginning of the end, sealed his fate
    sealed her fate, sealed their fate, sealed the fate, posterity, foreshadowed, foreshadows
    what nobody knew, unbeknownst, decades later, the future leader, the future dictator
""")
"""What only somebody who knows the end would say."""

EUPHEMISMS = Phrases("""
    liquidate, liquidated, liquidates, liquidating, liquidation, liquidations
    special settler, special settlers, special settlement, special settlements
    special resettlement, special resettlers, special contingent, special contingents
    purge, purged, purges, purging, repressed, repression, repressions, repressive measures
    pacify, pacified, pacifying, pacification, pacifications
    dekulakise, dekulakised, dekulakising, dekulakisation
    dekulakize, dekulakized, dekulakizing, dekulakization
    cleansing, cleansed, ethnic cleansing, special measures, extraordinary measures
    highest measure, supreme measure, highest measure of punishment
    supreme measure of punishment, first category, second category
    socially dangerous element, socially dangerous elements, socially alien
    socially harmful elements, anti-soviet element, anti-soviet elements
    enemy of the people, enemies of the people, wrecker, wreckers
    unreliable elements, counter-revolutionary elements, former people
    neutralise, neutralised, neutralize, neutralized, removed from circulation
    physical methods, physical pressure, methods of physical influence
    physical measures, without the right of correspondence, excesses, dizzy with success
""")
"""Words of the time that hide what was done; they stand in quotation marks and are explained."""

THIS_SEAT = Phrases("""
    this seat, this seat's, the seat's, your seat, this chair, the record given here
    the man in this seat, the holder of this seat
""")
"""What names a player's place where the man has a name."""

NO_NAME_SURVIVES = Phrases("""
    no name survives, no names survive, no name has survived, no names have survived
    no name is known, no names are known, nobody's name survives, no name is preserved
    no names are preserved, no record survives, no document survives, nothing survives
""")
"""Claims about what the world still holds; ours is only that we have found nothing."""

LOADED = Phrases("""
    wise, wisely, unwise, foolish, foolishly, folly, stupid, reckless, recklessly, rash, rashly
    brutal, brutally, cruel, cruelly, ruthless, ruthlessly, merciless, mercilessly, savagely
    cowardly, coward, cowards, brave, bravely, courageous, courageously, heroic, heroically
    betray, betrays, betrayal, treacherous, treacherously, shameful, shamefully, disgraceful
    honest, honestly, humane, humanely, noble, nobly, honourable, honourably, honorable
    decent, decently, sensible, sensibly, reasonable, reasonably, prudent, prudently
    obviously, clearly, of course, naturally, unfortunately, sadly, tragically, alas
    merely, simply, blindly, naive, naively, desperate, desperately, hopeless, hopelessly
    fanatical, fanatically, cynical, cynically, senseless, senselessly, pointless
    correct, correctly, wrongly, rightly, unjust, unjustly, immoral, evil, criminally
    tyrant, tyranny, murder, murderous, massacre, bloody, bloodthirsty, innocent, guilty
    pragmatic, realistic, moderate course, extreme course
""")
"""What tells the player which answer to think well of."""

REASONS = Phrases("""
    because, because of, in order to, so that, so as to, to avoid, to prevent, to save
    to protect, to ensure, lest, for fear, for fear of, for the sake of, thereby, thus, hence
    therefore, hoping, hoping to, in the hope, which will, which would, and thereby
    otherwise, since otherwise, to gain, to make sure
""")
"""What begins a reason or an outcome inside a label."""

REWARDS = Phrases("""
    score, scored, high score, trophy, trophies, congratulations, well done, bravo
    best ending, good ending, bad ending, worst ending, true ending, secret ending
    perfect ending, achievement, achievements, achievement unlocked, unlocked, game over
    you win, you won, you lose, you lost, you have won, you have lost, player wins
    player loses, bonus, badge, medal for, level up, leaderboard, high marks, full marks
    mission accomplished, mission complete, final grade
""")
"""What belongs to a game that is won."""

REWARD_TITLES = Phrases("""
    win, wins, winner, winning, won, victory, victorious, triumph, triumphant, success
    successful, reward, rewarded, perfect, best, worst, failure, failed, defeat, loser, lose
    hero, champion
""")
"""What makes an ending's title a grade; inside a text these may be plain history."""

STOPWORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "been",
        "before",
        "but",
        "by",
        "do",
        "for",
        "from",
        "had",
        "has",
        "have",
        "he",
        "her",
        "him",
        "his",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "me",
        "my",
        "no",
        "nor",
        "not",
        "now",
        "of",
        "off",
        "on",
        "one",
        "only",
        "or",
        "other",
        "our",
        "out",
        "over",
        "she",
        "so",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "to",
        "two",
        "until",
        "up",
        "upon",
        "was",
        "we",
        "were",
        "what",
        "when",
        "which",
        "who",
        "whom",
        "why",
        "will",
        "with",
        "you",
        "your",
    ]
)
"""Words that do not count when labels are compared."""
