import { createCipheriv, createDecipheriv, createHash, randomBytes, type KeyObject } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { wholeNumberText } from '../../platform/http/input-types.js';
import { invalidInput } from '../../platform/problems/usual-problems.js';
import type { Context } from './context.js';
import type { Opened, Sealed } from './sealed.js';
import type { SignedInPerson } from './signed-in-person.js';

/** The query of every list: a closed set; no sorting, no filter, no total that could tell of hidden rows (threats: oracles). */
export const PageRequest = z.strictObject({
  after: z
    .string()
    .regex(/^[A-Za-z0-9_-]{39,400}$/)
    .optional()
    .meta({ description: 'The `next` of the page before.' }),
  limit: wholeNumberText(1, 100)
    .optional()
    .meta({ description: 'How many items a page holds, 1–100; 20 if not said.' }),
});
export type PageRequest = z.infer<typeof PageRequest>;

/** One page; `next` is null on the last one. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

const USUAL_PAGE = 20;

export const CURSOR_KEY = Symbol('CURSOR_KEY');

/** Cursors that reveal nothing: encrypted (AES-256-GCM), bound to account, acting role and query. */
@Injectable()
export class PageCursors {
  constructor(@Inject(CURSOR_KEY) private readonly key: KeyObject) {}

  /** @throws Problem 400 for a cursor of another account, role or query, the same as for one that never was. */
  read(
    context: Context,
    { after, limit = USUAL_PAGE }: PageRequest,
    query: string,
  ): { after: string | null; limit: number } {
    return { after: after === undefined ? null : this.#open(bindingOf(context, query), after), limit };
  }

  /** {@link read} for a person without a role, whose list is the own one. */
  readOwn(person: SignedInPerson, { after, limit = USUAL_PAGE }: PageRequest): { after: string | null; limit: number } {
    return { after: after === undefined ? null : this.#open(ownBinding(person), after), limit };
  }

  /** Opens `limit` of the records, in their order (the repository fetched one more, to know whether there is a next page). */
  page<T extends { readonly id: string }>(
    context: Context,
    query: string,
    sealed: readonly Sealed<T>[],
    limit: number,
  ): Page<Opened<T>> {
    const shown = sealed.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: shown.map((record) => record.open(context)),
      next: sealed.length > limit && last !== undefined ? this.#seal(bindingOf(context, query), last.place) : null,
    };
  }

  /** The `next` of a page that no record's id alone stands for. @param place where the page ends, as {@link read} gives it back */
  next(context: Context, query: string, place: string): string {
    return this.#seal(bindingOf(context, query), place);
  }

  /** {@link page} of a person's own list. */
  pageOwn<T extends { readonly id: string }>(person: SignedInPerson, own: readonly T[], limit: number): Page<T> {
    const items = own.slice(0, limit);
    const last = items.at(-1);
    return { items, next: own.length > limit && last !== undefined ? this.#seal(ownBinding(person), last.id) : null };
  }

  #seal(binding: Buffer, id: string): string {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce);
    cipher.setAAD(binding);
    const ciphertext = Buffer.concat([cipher.update(id, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]).toString('base64url');
  }

  #open(binding: Buffer, cursor: string): string {
    const bytes = Buffer.from(cursor, 'base64url');
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.key, bytes.subarray(0, 12));
      decipher.setAAD(binding);
      decipher.setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
    } catch {
      throw invalidInput([{ at: 'after', code: 'not_a_cursor_of_this_list' }]);
    }
  }
}

function bindingOf(context: Context, query: string): Buffer {
  const { accountId, role } = context.actor;
  return bound([accountId, role, context.trail.facts.route, query]);
}

function ownBinding({ accountId, trail }: SignedInPerson): Buffer {
  return bound([accountId ?? '', '', trail.facts.route]);
}

/** What a cursor holds; one of an earlier version, which held an id alone, is a cursor of no list. */
const HOLDS = 'a place';

function bound(parts: readonly string[]): Buffer {
  return createHash('sha256')
    .update([HOLDS, ...parts].join('\n'))
    .digest();
}
