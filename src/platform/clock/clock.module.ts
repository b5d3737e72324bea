import { Module, type DynamicModule } from '@nestjs/common';
import { Clock, SystemClock } from './clock.js';

@Module({})
export class ClockModule {
  /** The clock everything reads; a test gives its own. */
  static with(clock: Clock = new SystemClock()): DynamicModule {
    const provided = { provide: Clock, useValue: clock };
    return { module: ClockModule, global: true, providers: [provided], exports: [Clock] };
  }
}
