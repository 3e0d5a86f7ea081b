import type { TenancyDetails } from '../../../server/demo/files/tenancy-contract.ts';
import { addDays } from '../../../shared/base/calendar-date.ts';
import { today } from './office.ts';

/** A lease of twelve pages is about this. */
export const exampleTenancy: TenancyDetails = {
  landlord: 'Wohnbau Rurtal eG',
  landlordAddress: 'Lindenweg 3, 52349 Düren',
  tenants: ['Mara Mertens'],
  street: 'Ahornweg 7',
  postalCode: '52349',
  city: 'Düren',
  startsOn: addDays(today, 7),
  signedOn: today,
  rooms: 2,
  livingArea: 54,
  baseRentCents: 41_000,
  ancillaryCents: 9_000,
  heatingCents: 7_500,
};
