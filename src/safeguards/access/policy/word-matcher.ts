/** How many letters a beginning has, at least, that is looked for across words. */
const LONG = 5;
/** And one that stands inside of words. */
const LONGER = 7;

/** Entries of health-words.yaml, compiled once: how long a text takes doesn't depend on how many there are. */
export class WordMatcher {
  readonly #whole = new Set<string>();
  /** Each entry of one word by itself, wherever else it counts. */
  readonly #alone = new Set<string>();
  readonly #rows: (readonly string[])[] = [];
  readonly #beginnings = new Beginnings();
  /** Those that a word in parts is held against: long enough not to be a name and the beginning of another. */
  readonly #long = new Beginnings();
  readonly #endings = new Beginnings();
  readonly #inside = new Beginnings();

  constructor(entries: readonly string[]) {
    for (const entry of entries) {
      const word = entry.replaceAll('*', '');
      if (!entry.includes(' ')) this.#alone.add(word);
      if (entry.startsWith('*') && entry.endsWith('*')) this.#inside.add(word);
      else if (entry.startsWith('*')) this.#endings.add(backwards(word));
      else if (entry.endsWith('*')) this.#beginnings.add(word);
      else if (entry.includes(' ')) this.#rows.push(entry.split(' '));
      else this.#whole.add(word);
      if (entry.endsWith('*') && word.length >= (entry.startsWith('*') ? LONGER : LONG)) this.#long.add(word);
    }
  }

  /** Is this word one of them? */
  matches(word: string): boolean {
    return (
      this.#whole.has(word) ||
      this.#beginnings.begin(word, 0) ||
      this.#endings.begin(backwards(word), 0) ||
      this.#stands(word)
    );
  }

  /** Does one of them stand here, written in parts ("kan ker")? Not what merely ends or stands within what follows each other. */
  matchesParts(joined: string): boolean {
    return this.#alone.has(joined) || this.#long.begin(joined, 0);
  }

  /** Do words in a row stand among these? */
  matchesRow(words: readonly string[]): boolean {
    return this.#rows.some((row) => words.some((_, from) => row.every((word, index) => words[from + index] === word)));
  }

  #stands(word: string): boolean {
    for (let from = 0; from < word.length; from += 1) if (this.#inside.begin(word, from)) return true;
    return false;
  }
}

type Node = Map<string, Node>;
const END = '';

/** Words by their letters. */
class Beginnings {
  readonly #root: Node = new Map();

  add(word: string): void {
    let at = this.#root;
    for (const letter of word) {
      const next: Node = at.get(letter) ?? new Map<string, Node>();
      at.set(letter, next);
      at = next;
    }
    at.set(END, new Map());
  }

  /** Does one of them stand at that place of the text? */
  begin(text: string, from: number): boolean {
    let at: Node | undefined = this.#root;
    for (let index = from; at !== undefined; index += 1) {
      if (at.has(END)) return true;
      at = at.get(text[index] ?? ' ');
    }
    return false;
  }
}

function backwards(word: string): string {
  return Array.from(word).toReversed().join('');
}
