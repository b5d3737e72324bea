import { Module } from '@nestjs/common';
import { WaitingOfEmployeeController } from './waiting-of-employee.controller.js';
import { WaitingParts } from './waiting-parts.js';
import { WaitingController } from './waiting.controller.js';
import { WaitingService } from './waiting.service.js';

@Module({ controllers: [WaitingController, WaitingOfEmployeeController], providers: [WaitingService, WaitingParts] })
export class WaitingModule {}
