import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'access', name: 'instruction' })
export class InstructionRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'account_id' }) accountId!: string;
  @Column('date', { name: 'given_on' }) givenOn!: string;
  @Column('uuid', { name: 'given_by' }) givenBy!: string;
  @Column('date', { name: 'valid_until' }) validUntil!: string;
}
