"""Figures of speech whose nouns name nothing that is sold: "step on the gas", "a bigger slice of the cake".

>>> [found.group() for found in idioms().finditer("let us step on the gas and get the ball rolling")]
['on the gas', 'the ball']
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

__all__ = ["idioms"]

_OUR: Final = r"(?:our|the|my|your|their|its|an?|every)"

# By the noun, with the words around it that make it a figure.
_IDIOMS: Final = (
    r"(?:on|out of|into) the (?:gas|pedal|accelerator|brakes?|woods|doldrums|starting blocks)",
    r"pedal to the metal|foot (?:on|off|to) the \w+|full steam ahead|all guns blazing|firing? on all cylinders",
    (
        r"(?:the|our) (?:ball|wheels?|flywheel|engine|motor|machine|machinery) (?=rolling|turning|running|humming"
        r"|going|moving)|the ball"
    ),
    (
        r"(?:a|our|one|the) foot in (?:the|every|more) doors?|out of the door|out the door|(?:through|open|opens"
        r"|opening) (?:the|more|some|new)? ?doors?"
    ),
    r"knock(?:s|ing)? on (?:more |new )?doors|low-hanging fruits?|bear(?:s|ing)? fruit|fruits? of (?:our|the) labou?r",
    (
        rf"{_OUR} (?:shoulders?|noses?) to the (?:wheel|grindstone)|nose to the grindstone|all hands on deck"
        r"|hit the ground"
    ),
    r"move the goalposts?|all the stops|the extra mile|no stone unturned|every stone|raise the roof|steal the show",
    (
        r"reap (?:the )?(?:rewards?|harvest|fruits?)|in the bag|bread and butter|bread-and-butter|cash cows?"
        r"|big(?:ger)? fish"
    ),
    (
        r"(?:slice|piece|share|bite) of the (?:cake|pie|action)|(?:cherry|icing) on the cake|(?:bite"
        r"|sweat) the (?:bullet|small stuff)"
    ),
    (
        r"silver bullets?|ring(?:s|ing)? (?:the|that) (?:bell|register|till)s?|the tills?|cash registers?"
        r"|set the world on fire|on fire"
    ),
    (
        r"paint the town|hit the (?:jackpot|road|streets?|mark|bull'?s-?eye)|sink or swim|in the same boat"
        r"|the same boat|rock the boat"
    ),
    (
        r"plain sailing|smooth sailing|in the same direction|(?:a|the) fire under|midnight oil|the bacon|the (?:stars"
        r"|moon|sky|summit)"
    ),
    (
        r"(?:climb|move|conquer) (?:any |every |the )?(?:mountains?|everest)|the drawing board|tip of the iceberg"
        r"|the back burner"
    ),
    (
        r"cut the mustard|(?:grease|oil) the wheels|well-oiled machine|eyes? on the (?:ball|prize)"
        r"|score (?:more )?goals|home runs?|slam dunks?"
    ),
    (
        r"touch base|(?:ace|card) up (?:our|the) sleeves?|roll the dice|money where our mouths? (?:is|are)"
        r"|the seeds of|weather the storm"
    ),
    (
        r"ride the wave|(?:by|take|took) (?:the \w+ )?by storm|a new leaf|(?:our|the) (?:socks|sleeves|belts"
        r"|bootstraps|gloves)(?: up| off)?"
    ),
    (
        r"(?:many|different) hats|on the map|the bull by the horns|the lion's share|eye of the tiger|eager beavers?"
        r"|early birds?"
    ),
    (
        r"two birds with one stone|hungry wolves|like wolves|elephant in the room|our horses|dark horses?|black sheep"
        r"|nest eggs?|chicken feed"
    ),
    (
        r"rock ?stars?|champions league|premier league|gold medals?|red carpets?|silver lining"
        r"|golden (?:opportunit(?:y|ies)|goose|eggs?)"
    ),
    (
        r"in the (?:black|red|green|saddle|driving seat|driver's seat)|blue oceans?|green light|red tape"
        r"|thick and thin|second wind"
    ),
    (
        r"(?:sales|order|cash|our|the|bigger|full|fuller) books?|on paper|by the book|the books (?=close)"
        r"|balance sheets?|top of (?:the )?mind"
    ),
    r"(?:make|keep|let) the phones?|(?:on|over) the phones?|by phone|off the hook|the phone(?= ring)",
    (
        r"word[- ]of[- ]mouth|(?:in|into) the pipeline|from scratch|the rain|rainmakers?|sunny side|uphill battle"
        r"|the trenches|on the ground"
    ),
    (
        r"boots on the ground|bang for (?:our|the) bucks?|the cat|the dog|top dogs?|underdogs?|the boat|the ship"
        r"|a tight ship|new horizons"
    ),
    (
        r"(?:light|end) (?:at|of) the (?:end of the )?tunnel|burning bridges|build(?:ing)? bridges|a bridge too far"
        r"|milk and honey|a mountain to climb"
    ),
    (
        r"heart and soul|hearts? and minds?|blood,? sweat and tears|skin in the game|head and shoulders|hand over fist"
        r"|hand in glove|neck and neck"
    ),
    (
        r"back(?:s)? against the wall|the wall|a brick wall|our chests?|our fingers|our heels|our teeth|(?:our"
        r"|their) best foot forward"
    ),
    (
        r"to (?:a )?head|teeth into|nuts and bolts|wheel and deal|tricks? of the trade|the tools of the trade"
        r"|a well-kept secret|sky'?s the limit"
    ),
    (
        r"(?:the|our) (?:bar|game|act|stakes) (?=higher|up)|piece of cake|a walk in the park|in the park"
        r"|out of the park|on the table|under the table"
    ),
    (
        r"(?:a|the) clean slate|off the (?:shelf|shelves|ground|wall)|a dead horse|a level playing field|playing field"
        r"|head start|photo finish"
    ),
    (
        r"full throttle|top gear|a higher gear|(?:shift|switch) gears?|the next gear|flying start|new heights"
        r"|warp speed|light speed|rocket fuel"
    ),
    (
        r"decision[- ]makers?|smell the coffee|cup of tea|cream of the crop|the big league|the finish(?:ing)? line"
        r"|to be reckoned with|(?:raise|lift|step up|up|improve)\s(?:the|our|my|its|their)\s(?:bar|game|standards?|act)"
    ),
    r"free cash flow|to free up cash",
)


@cache
def idioms() -> re.Pattern[str]:
    """Any of these figures of speech, in lower case."""
    return re.compile(rf"\b(?:{'|'.join(_IDIOMS)})(?![\w-])")
