import { Module, type DynamicModule } from '@nestjs/common';
import { ServiceLog } from './service-log.js';

@Module({})
export class LoggingModule {
  /** Gives the log that was made before Nest started to everything that asks for one. */
  static with(log: ServiceLog): DynamicModule {
    const provided = { provide: ServiceLog, useValue: log };
    return { module: LoggingModule, global: true, providers: [provided], exports: [ServiceLog] };
  }
}
