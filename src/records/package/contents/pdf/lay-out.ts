import { setImmediate } from 'node:timers/promises';
import { breakLines } from './break-lines.js';
import { STYLES, type Block, type BlockStyle } from './block.js';
import { isRightToLeft, visualRuns } from './visual-order.js';

/** How wide a text is in a style, in points. */
export type MeasureIn = (text: string, style: BlockStyle) => number;

/** A4, in points. */
export const PAGE = { width: 595.28, height: 841.89, left: 68, right: 62, top: 62, bottom: 88 };
const INDENT = 132;
const LINES_A_TURN = 400;

/** A run of text on its place. */
export interface Placed {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly style: BlockStyle;
  /** Which block it is of. */
  readonly block: number;
}

interface Line {
  readonly runs: readonly { readonly x: number; readonly text: string; readonly style: BlockStyle }[];
  readonly style: BlockStyle;
  readonly before: number;
}

/**
 * Cuts blocks into lines and lines into pages. Other work goes on between: a text may be long.
 * @returns at least one page
 */
export async function layOut(blocks: readonly Block[], measure: MeasureIn): Promise<Placed[][]> {
  const pages: Placed[][] = [[]];
  const bottom = PAGE.height - PAGE.bottom;
  let y = PAGE.top;
  let since = 0;
  const turnPage = (): void => {
    pages.push([]);
    y = PAGE.top;
  };
  for (const [number, block] of blocks.entries()) {
    if (block.newPage === true && pages.at(-1)?.length !== 0) turnPage();
    const { keepsWith } = STYLES[block.style];
    for (const [at, { runs, style, before }] of linesOf(block, measure).entries()) {
      const gap = y === PAGE.top ? 0 : before;
      const kept = at === 0 ? keepsWith * STYLES.text.leading : 0;
      if (y + gap + style.leading + kept > bottom && y > PAGE.top) turnPage();
      else y += gap;
      pages.at(-1)?.push(...runs.map((run) => ({ ...run, y, block: number })));
      y += style.leading;
      since += 1;
    }
    if (since >= LINES_A_TURN) {
      since = 0;
      await setImmediate();
    }
  }
  return pages;
}

function linesOf({ style: name, text, label }: Block, measure: MeasureIn): Line[] {
  const style: BlockStyle = STYLES[name];
  const left = label === undefined ? PAGE.left : PAGE.left + INDENT;
  const width = PAGE.width - PAGE.right - left;
  const rightToLeft = isRightToLeft(text);
  const lines = breakLines(text, width, (part) => measure(part, style)).map((line, index) => ({
    runs: runsOf(line.trimEnd(), { left, width, rightToLeft, style, measure }),
    style,
    before: index === 0 ? style.before : 0,
  }));
  if (label === undefined) return lines;
  const labelStyle: BlockStyle = { ...style, weight: 'bold' };
  const [first, ...others] = lines;
  const labelled = { x: PAGE.left, text: label, style: labelStyle };
  return first === undefined ? [] : [{ ...first, runs: [labelled, ...first.runs] }, ...others];
}

interface Where {
  readonly left: number;
  readonly width: number;
  readonly rightToLeft: boolean;
  readonly style: BlockStyle;
  readonly measure: MeasureIn;
}

function runsOf(line: string, { left, width, rightToLeft, style, measure }: Where): Line['runs'] {
  const texts = visualRuns(line, rightToLeft).filter((text) => text !== '');
  const widths = texts.map((text) => measure(text, style));
  let x = rightToLeft ? left + width - widths.reduce((sum, one) => sum + one, 0) : left;
  return texts.map((text, index) => {
    const run = { x, text, style };
    x += widths[index] ?? 0;
    return run;
  });
}
