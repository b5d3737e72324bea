import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'access', name: 'registration' })
export class RegistrationRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'account_id' }) accountId!: string;
  @Column('text') number!: string;
  @Column('date', { name: 'checked_on' }) checkedOn!: string;
  @Column('uuid', { name: 'checked_by' }) checkedBy!: string;
  @Column('date', { name: 'valid_until' }) validUntil!: string;
}
