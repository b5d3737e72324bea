import { REGISTRY_LETTERS } from '../../../platform/http/registry-letters.js';
import { CellRefused, readCellText } from './cell-text.js';
import { isOfNameParticles } from './name-particles.js';

const LONGEST_NAME = 100;
const LONGEST_INFIX = 20;

/** Letters and their marks, between them blanks, hyphens, apostrophes, full stops: "O'Brien", "'t Hooft", "J.P.". */
const NAME = new RegExp(`^'?[${REGISTRY_LETTERS}][${REGISTRY_LETTERS}\\p{M}' .-]*$`, 'u');

/** A given or family name. @throws CellRefused `missing_name`, `invalid_name`, `control_character`, `too_long` */
export function readName(cell: string): string {
  const text = readCellText(cell, LONGEST_NAME);
  if (text === '') throw new CellRefused('missing_name');
  return named(text);
}

/** The infix of a name ('van der'), if any. @throws CellRefused `invalid_name`, `control_character`, `too_long` */
export function readInfix(cell: string): string | null {
  const text = readCellText(cell, LONGEST_INFIX);
  if (text === '') return null;
  if (!isOfNameParticles(text)) throw new CellRefused('invalid_name');
  return text;
}

function named(text: string): string {
  if (!NAME.test(text)) throw new CellRefused('invalid_name');
  return text;
}
