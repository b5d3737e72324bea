import pg from 'pg';

/** Runs `work` on one connection of an owner and closes it. @throws what `work` throws, or a failed sign-in. */
export async function asOwner<T>(ownerUrl: string, work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client({ connectionString: ownerUrl, application_name: 'migrate' });
  // A lost connection fails the statement that waits on it; without a handler it would end the process first.
  owner.on('error', () => undefined);
  await owner.connect();
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}
