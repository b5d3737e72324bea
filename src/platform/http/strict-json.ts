import { malformedJson } from '../problems/usual-problems.js';
import { pointerTo } from './pointer.js';

/** Names with a meaning for JavaScript itself; no field of ours is called so. */
const FORBIDDEN_NAMES: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** An open object or array, and where in it the scan is. */
interface Open {
  readonly names: Set<string> | null;
  at: string | number;
  nameNext: boolean;
}

/**
 * Reads one JSON text (RFC 8259) more strictly than JSON.parse: UTF-8 without byte order mark, every name once in its
 * object, bounded nesting, no `__proto__` or `constructor`, no NUL and no half of a surrogate pair in a text
 * (PostgreSQL stores neither). Parsers disagree about a name that occurs twice; here nobody gets to choose.
 *
 * @throws Problem 400 malformed-json with the place and one of: empty, byte_order_mark, not_utf8, not_json, too_deep,
 * duplicate_key, forbidden_key, nul_character, broken_unicode
 */
export function readStrictJson(bytes: Uint8Array, maxDepth: number): unknown {
  const text = decodedText(bytes);
  refuseLooseText(text, maxDepth);
  return parsed(text);
}

function decodedText(bytes: Uint8Array): string {
  if (bytes.length === 0) {
    throw malformedJson('empty');
  }
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    throw malformedJson('byte_order_mark');
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw malformedJson('not_utf8');
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw malformedJson('not_json');
  }
}

/** One pass over the text, before anything is built from it. What isn't JSON at all is left to the parser to refuse. */
function refuseLooseText(text: string, maxDepth: number): void {
  const open: Open[] = [];
  for (let i = 0; i < text.length; i += 1) {
    const inside = open.at(-1);
    switch (text.charCodeAt(i)) {
      case 0x7b: // {
      case 0x5b: // [
        if (open.length === maxDepth) {
          throw malformedJson('too_deep', placeOf(open));
        }
        open.push(text[i] === '{' ? openObject() : openArray());
        break;
      case 0x7d: // }
      case 0x5d: // ]
        open.pop();
        break;
      case 0x2c: // ,
        if (inside !== undefined) {
          stepOn(inside);
        }
        break;
      case 0x22: {
        // "
        const end = endOfString(text, i);
        takeString(text.slice(i, end + 1), open);
        i = end;
        break;
      }
    }
  }
}

function openObject(): Open {
  return { names: new Set(), at: '', nameNext: true };
}

function openArray(): Open {
  return { names: null, at: 0, nameNext: false };
}

function stepOn(inside: Open): void {
  inside.nameNext = inside.names !== null;
  if (typeof inside.at === 'number') {
    inside.at += 1;
  }
}

/** Index of the closing quote of the string that starts at `start`. */
function endOfString(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i += 1) {
    const char = text.charCodeAt(i);
    if (char === 0x5c) {
      i += 1;
    } else if (char === 0x22) {
      return i;
    }
  }
  throw malformedJson('not_json');
}

function takeString(quoted: string, open: readonly Open[]): void {
  const value = quoted.includes('\\') ? String(parsed(quoted)) : quoted.slice(1, -1);
  const inside = open.at(-1);
  if (inside?.names && inside.nameNext) {
    inside.nameNext = false;
    inside.at = value;
    if (FORBIDDEN_NAMES.has(value)) {
      throw malformedJson('forbidden_key', placeOf(open));
    }
    if (inside.names.has(value)) {
      throw malformedJson('duplicate_key', placeOf(open));
    }
    inside.names.add(value);
  }
  if (value.includes('\0')) {
    throw malformedJson('nul_character', placeOf(open));
  }
  if (!value.isWellFormed()) {
    throw malformedJson('broken_unicode', placeOf(open));
  }
}

function placeOf(open: readonly Open[]): string {
  return pointerTo(open.map((inside) => inside.at));
}
