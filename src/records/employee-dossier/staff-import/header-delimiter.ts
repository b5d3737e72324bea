const QUOTE = 0x22;
const SEMICOLON = 0x3b;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/**
 * The character that parts the cells, told from the header row: a semicolon if one stands there outside quotes, else a
 * comma. No known column has either in its name, so there is nothing to weigh.
 *
 * @param start the first block of the file in UTF-8, without byte order mark
 */
export function headerDelimiter(start: Uint8Array): ';' | ',' {
  let quoted = false;
  let begun = false;
  for (const byte of start) {
    const endsLine = !quoted && (byte === LINE_FEED || byte === CARRIAGE_RETURN);
    if (endsLine && begun) return ',';
    if (byte === QUOTE) quoted = !quoted;
    if (!quoted && byte === SEMICOLON) return ';';
    begun ||= !endsLine;
  }
  return ',';
}
