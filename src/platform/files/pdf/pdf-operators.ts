/** What a page, a form, a pattern or a letter is drawn with (ISO 32000-2, annex A); BI is looked at by itself. */
const DRAWING = [
  ...'b B b* B* BDC BMC BT BX c cm CS cs d d0 d1 Do DP EMC ET EX f F f* G g gs h i j J K k l m M MP n q Q'.split(' '),
  ...'re RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y \' "'.split(' '),
];

/** What says which letters a font's codes stand for (Adobe technical note 5014). */
const LETTERS = [
  ...'findresource defineresource begin end dict def dup put array pop exch known not currentdict CMapName'.split(' '),
  ...'begincmap endcmap usecmap usefont begincodespacerange endcodespacerange beginbfchar endbfchar beginbfrange'.split(
    ' ',
  ),
  ...'endbfrange begincidchar endcidchar begincidrange endcidrange beginnotdefchar endnotdefchar'.split(' '),
  ...'beginnotdefrange endnotdefrange'.split(' '),
];

/** What a function calculates with (ISO 32000-2, 7.10.5). */
const SUMS = [
  ...'abs add atan ceiling cos cvi cvr div exp floor idiv ln log mod mul neg round sin sqrt sub truncate'.split(' '),
  ...'and bitshift eq ge gt le lt ne or xor if ifelse copy index roll'.split(' '),
];

/** Every word of such a program that isn't a number. */
export const OPERATORS: ReadonlySet<string> = new Set([...DRAWING, ...LETTERS, ...SUMS, 'true', 'false', 'null']);
