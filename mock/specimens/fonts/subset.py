"""Cuts the Han and Latin faces of the specimens out of Debian's fonts.

Run it after new Han characters came into mock/specimens/{cards,holders,others}, and commit what it writes:

    apt-get install python3-fonttools fonts-noto-cjk fonts-wqy-microhei fonts-arphic-gbsn00lp fonts-croscore
    python3 mock/specimens/fonts/subset.py

Every Han character that stands in those folders' sources, and in the shared lists of districts and ethnicities, is kept, with ASCII and some signs; nothing else.
Outlines become quadratic TrueType, without hinting and layout tables: opentype.js reads them quickly.
"""
import os
import re
import sys
from glob import glob

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter, load_font
from fontTools.ttLib import newTable

HERE = os.path.dirname(os.path.abspath(__file__))
SHARED = '../../../shared/src/domain/'
ON_CARDS = ['../cards', '../holders', SHARED + 'identity/ethnicities.ts', SHARED + 'address/beijing-districts.ts']
ON_OTHER_PAPERS = ['../others']
ROOT = sys.argv[1] if len(sys.argv) > 1 else '/'
FACES = [  # name, file below ROOT, number in a collection, what it is for
    ('hei-noto', 'usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc', 2, 'everything'),
    ('song-noto', 'usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc', 2, 'everything'),
    ('hei-wqy', 'usr/share/fonts/truetype/wqy/wqy-microhei.ttc', 0, 'everything'),
    ('song-arphic', 'usr/share/fonts/truetype/arphic-gbsn00lp/gbsn00lp.ttf', -1, 'cards'),
    ('latin-arimo', 'usr/share/fonts/truetype/croscore/Arimo-Regular.ttf', -1, 'Latin'),
    ('latin-arimo-bold', 'usr/share/fonts/truetype/croscore/Arimo-Bold.ttf', -1, 'Latin'),
]
NOTICE = 'Cut to the characters needed and converted to plain TrueType outlines in November 2026, with mock/specimens/fonts/subset.py'
SIGNS = '·•—–-“”‘’（）()《》、，。：；！？￥×°№←→↑↓✓'


def characters(sources):
    found = set(chr(code) for code in range(0x20, 0x7F)) | set(SIGNS)
    files = [path for source in (os.path.join(HERE, path) for path in sources) for path in ([source] if source.endswith('.ts') else glob(os.path.join(source, '**', '*.ts'), recursive=True))]
    for path in files:
        with open(path, encoding='utf-8') as source:
            found |= set(re.findall('[\u3007\u3400-\u9fff]', source.read()))
    return ''.join(sorted(found))


def to_quadratic(font):
    """CFF outlines become TrueType ones, a four-hundredth of the em off at most."""
    glyphs = font.getGlyphSet()
    order = font.getGlyphOrder()
    quadratic = {}
    for name in order:
        pen = TTGlyphPen(None)
        glyphs[name].draw(Cu2QuPen(pen, 2.5, reverse_direction=True))
        quadratic[name] = pen.glyph()
    font['loca'] = newTable('loca')
    glyf = font['glyf'] = newTable('glyf')
    glyf.glyphOrder, glyf.glyphs = order, quadratic
    del font['CFF ']
    if 'VORG' in font:
        del font['VORG']
    maxp = font['maxp']
    maxp.tableVersion = 0x00010000
    for key in ('maxZones', 'maxTwilightPoints', 'maxStorage', 'maxFunctionDefs', 'maxInstructionDefs', 'maxStackElements',
                'maxSizeOfInstructions', 'maxComponentElements', 'maxPoints', 'maxContours', 'maxCompositePoints', 'maxCompositeContours', 'maxComponentDepth'):
        setattr(maxp, key, 1 if key == 'maxZones' else 0)
    font['post'].formatType = 3.0
    font.sfntVersion = '\000\001\000\000'


def main():
    cards, text = characters(ON_CARDS), characters(ON_CARDS + ON_OTHER_PAPERS)
    for name, path, number, purpose in FACES:
        options = Options(layout_features=[], hinting=False, name_IDs=[0, 1, 2, 13, 14], notdef_outline=True, recalc_bounds=True,
                          drop_tables=['GSUB', 'GPOS', 'GDEF', 'BASE', 'vhea', 'vmtx', 'DSIG', 'kern', 'gasp', 'FFTM', 'EBLC', 'EBDT', 'EBSC'])
        options.font_number = number
        font = load_font(os.path.join(ROOT, path), options)
        chosen = {'everything': text, 'cards': cards, 'Latin': ''.join(c for c in text if ord(c) < 0x2000)}[purpose]
        subsetter = Subsetter(options)
        subsetter.populate(text=chosen)
        subsetter.subset(font)
        if 'CFF ' in font:
            to_quadratic(font)
        # Arphic's licence asks for a notice in the file.
        font['name'].setName(NOTICE, 10, 3, 1, 0x409)
        target = os.path.join(HERE, name + '.ttf')
        font.save(target)
        print(f'{name}.ttf  {len(font.getGlyphOrder())} glyphs  {os.path.getsize(target) // 1024} KB')


main()
