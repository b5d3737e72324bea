import { Module, type DynamicModule } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { ServiceLog } from '../logging/service-log.js';
import type { IssuerSettings } from '../settings/settings.js';
import { AnonymousAttempts } from './anonymous-attempts.js';
import { BearerStrategy } from './bearer.strategy.js';
import { IssuerKeys } from './issuer-keys.js';
import { SignInGuard } from './sign-in.guard.js';
import { TokenVerifier } from './token-verifier.js';

/** Needs a Clock, a ServiceLog and an AttemptRecorder from global modules. */
@Module({})
export class SignInModule {
  static with(settings: IssuerSettings): DynamicModule {
    const strategy = {
      provide: BearerStrategy,
      inject: [ServiceLog, Clock],
      useFactory: (log: ServiceLog, clock: Clock) =>
        new BearerStrategy(new TokenVerifier(settings, new IssuerKeys(settings.issuer, log), clock)),
    };
    return {
      module: SignInModule,
      global: true,
      providers: [strategy, SignInGuard, AnonymousAttempts],
      exports: [SignInGuard, AnonymousAttempts],
    };
  }
}
