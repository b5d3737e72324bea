import { open, stat } from 'node:fs/promises';
import pg from 'pg';
import type { FreshDatabases } from '../../harness/fresh-databases.js';
import { testRun } from '../../harness/test-run.js';

/** `database:prepare` keeps statements and parameters out of the log; here PostgreSQL says all it can. */
const TALKATIVE = {
  log_statement: 'all',
  log_min_messages: 'debug1',
  log_min_error_statement: 'debug1',
  log_min_duration_statement: '0',
  log_error_verbosity: 'verbose',
  log_parameter_max_length: '-1',
  log_parameter_max_length_on_error: '-1',
} as const;

/** Makes both databases log every statement with its parameters, and every error in full. */
export async function everythingIsLogged({ adminUrls }: FreshDatabases): Promise<void> {
  for (const url of [adminUrls.main, adminUrls.keys]) {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const database = new URL(url).pathname.slice(1);
    for (const [setting, value] of Object.entries(TALKATIVE)) {
      await client.query(`ALTER DATABASE ${database} SET ${setting} = '${value}'`);
    }
    await client.end();
  }
}

/** What a cluster of the run wrote to its log from a moment on, other test files' statements among it. */
export class LogSince {
  private constructor(
    private readonly file: string,
    private readonly start: number,
  ) {}

  static async now(cluster: 'main' | 'keys'): Promise<LogSince> {
    const file = testRun().logFiles[cluster];
    return new LogSince(file, (await stat(file)).size);
  }

  async bytes(): Promise<Buffer> {
    const log = await open(this.file);
    try {
      const { size } = await log.stat();
      const bytes = Buffer.alloc(size - this.start);
      const { bytesRead } = await log.read(bytes, 0, bytes.length, this.start);
      return bytes.subarray(0, bytesRead);
    } finally {
      await log.close();
    }
  }
}
