import { Injectable } from '@nestjs/common';
import { AttemptRecorder, type Attempts } from '../../platform/sign-in/anonymous-attempts.js';
import { Stores } from '../../platform/stores/stores.js';

const ADD = {
  name: 'trail_add_attempts',
  text: 'INSERT INTO trail.attempt (source, minute, count) SELECT * FROM unnest($1::text[], $2::timestamptz[], $3::integer[])',
};

/** Attempts without a valid token, in the trail's own table: source, minute, count (design: the trail). */
@Injectable()
export class AttemptsInTheTrail extends AttemptRecorder {
  constructor(private readonly stores: Stores) {
    super();
  }

  override async record(attempts: readonly Attempts[]): Promise<void> {
    await this.stores.prepared('scribe', ADD, [
      attempts.map(({ source }) => source),
      attempts.map(({ minute }) => minute),
      attempts.map(({ count }) => count),
    ]);
  }
}
