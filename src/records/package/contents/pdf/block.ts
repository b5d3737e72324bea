import type { Weight } from './fonts.js';

/** How a block of text looks, and what it is to who has it read aloud (PDF 1.7, 14.8.4). */
export interface BlockStyle {
  readonly tag: 'H1' | 'H2' | 'P';
  readonly weight: Weight;
  /** In points, as all measures here. */
  readonly size: number;
  readonly leading: number;
  readonly before: number;
  /** So many lines of what follows stand on the same page. */
  readonly keepsWith: number;
}

export const STYLES = {
  title: { tag: 'H1', weight: 'bold', size: 17, leading: 29, before: 0, keepsWith: 3 },
  heading: { tag: 'H2', weight: 'bold', size: 12, leading: 16, before: 16, keepsWith: 3 },
  text: { tag: 'P', weight: 'regular', size: 10.5, leading: 15.5, before: 7, keepsWith: 0 },
  /** The next line of the same text. */
  line: { tag: 'P', weight: 'regular', size: 10.5, leading: 15.5, before: 0, keepsWith: 0 },
  strong: { tag: 'P', weight: 'bold', size: 10.5, leading: 15.5, before: 9, keepsWith: 1 },
  field: { tag: 'P', weight: 'regular', size: 10.5, leading: 15, before: 2.5, keepsWith: 0 },
  /** Stands apart from what is before it. */
  note: { tag: 'P', weight: 'regular', size: 9, leading: 12.5, before: 18, keepsWith: 1 },
  small: { tag: 'P', weight: 'regular', size: 9, leading: 12.5, before: 5, keepsWith: 0 },
} as const satisfies Record<string, BlockStyle>;

/** A paragraph of a document; with a label, that stands to its left. */
export interface Block {
  readonly style: keyof typeof STYLES;
  readonly text: string;
  readonly label?: string;
  /** Begins a page of its own. */
  readonly newPage?: boolean;
}

/** A text of several paragraphs: a block for each of its lines, an empty one among them as wide as a line. */
export function paragraphs(text: string): Block[] {
  return text.split('\n').map((line, index) => ({ style: index === 0 ? 'text' : 'line', text: line }));
}
