/** What this process wrote to its streams and its console. */
export interface Heard {
  readonly text: () => string;
  /** Does something of which nothing goes on to where it was meant for. */
  readonly quietly: (work: () => void) => void;
  readonly stop: () => void;
}

const METHODS = ['log', 'info', 'warn', 'error', 'debug'] as const;

/** Hears whatever is written past the service's log, until it is stopped; it goes on to where it was meant for. */
export function listenToThisProcess(): Heard {
  const said: string[] = [];
  let isQuiet = false;
  const streams = [process.stdout, process.stderr].map((stream) => {
    const write = stream.write.bind(stream) as (...given: unknown[]) => boolean;
    stream.write = (...given: unknown[]): boolean => {
      said.push(given[0] instanceof Uint8Array ? Buffer.from(given[0]).toString('latin1') : String(given[0]));
      return isQuiet || write(...given);
    };
    return () => {
      stream.write = write;
    };
  });
  const consoles = METHODS.map((method) => {
    const speak = console[method].bind(console);
    console[method] = (...given: unknown[]): void => {
      said.push(given.map(String).join(' '));
      speak(...given);
    };
    return () => {
      console[method] = speak;
    };
  });
  return {
    text: () => said.join('\n'),
    quietly: (work) => {
      isQuiet = true;
      work();
      isQuiet = false;
    },
    stop: () => {
      for (const restore of [...streams, ...consoles]) restore();
    },
  };
}
