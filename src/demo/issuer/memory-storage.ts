import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

interface Stored {
  readonly payload: AdapterPayload;
  readonly expiresAt: number;
}

/** Sessions, codes and grants of the demo issuer: in memory, so they end with the process; keys don't. */
class MemoryAdapter implements Adapter {
  private readonly stored = new Map<string, Stored>();

  upsert(id: string, payload: AdapterPayload, expiresIn?: number): Promise<void> {
    this.dropExpired();
    this.stored.set(id, { payload, expiresAt: expiresIn === undefined ? Infinity : Date.now() + expiresIn * 1000 });
    return Promise.resolve();
  }

  find(id: string): Promise<AdapterPayload | undefined> {
    this.dropExpired();
    return Promise.resolve(this.stored.get(id)?.payload);
  }

  findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return Promise.resolve(this.first((payload) => payload.uid === uid));
  }

  findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
    return Promise.resolve(this.first((payload) => payload.userCode === userCode));
  }

  consume(id: string): Promise<void> {
    const found = this.stored.get(id);
    if (found !== undefined) {
      found.payload.consumed = Math.floor(Date.now() / 1000);
    }
    return Promise.resolve();
  }

  destroy(id: string): Promise<void> {
    this.stored.delete(id);
    return Promise.resolve();
  }

  revokeByGrantId(grantId: string): Promise<void> {
    for (const [id, { payload }] of this.stored) {
      if (payload.grantId === grantId) {
        this.stored.delete(id);
      }
    }
    return Promise.resolve();
  }

  private first(fits: (payload: AdapterPayload) => boolean): AdapterPayload | undefined {
    this.dropExpired();
    return [...this.stored.values()].find(({ payload }) => fits(payload))?.payload;
  }

  private dropExpired(): void {
    for (const [id, { expiresAt }] of this.stored) {
      if (expiresAt <= Date.now()) {
        this.stored.delete(id);
      }
    }
  }
}

/** One store for the process's life: it outlives the provider, which is built anew when a key changes. */
export function memoryStorage(): AdapterFactory {
  const adapters = new Map<string, MemoryAdapter>();
  return (model) => {
    const adapter = adapters.get(model) ?? new MemoryAdapter();
    adapters.set(model, adapter);
    return adapter;
  };
}
