import { Module } from '@nestjs/common';
import { PublishedKeys } from './published-keys.js';
import { SigningKeysController } from './signing-keys.controller.js';

@Module({ controllers: [SigningKeysController], providers: [PublishedKeys] })
export class SigningKeysModule {}
