import { addDays, type CalendarDate, dayInBerlin, type Instant } from '../../shared/base/calendar-date.ts';
import { move } from '../../shared/procedures/definitions/move.ts';
import { makeLandlordConfirmation, makeTenancyContract } from './files/make-proofs.ts';
import type { ProofForm } from './files/render-proof.ts';
import type { TenancyDetails } from './files/tenancy-contract.ts';
import { places, streets } from './names/places.ts';
import type { SeededRandom } from './names/seeded-random.ts';
import type { PlannedSubmission, Sender } from './planned-submission.ts';

export interface MovePlan {
  readonly key: string;
  readonly sender: Sender;
  readonly receivedAt: Instant;
  /** First of the next month when absent. */
  readonly movedInOn?: CalendarDate;
  /** Of the landlord's confirmation, which some send besides the contract. */
  readonly confirmation?: ProofForm;
}

/** An Umzug with a contract of twelve pages; one rent in eight is not the one in the contract. */
export function drawMove(random: SeededRandom, plan: MovePlan): PlannedSubmission {
  const place = random.pick(places);
  const movedInOn = plan.movedInOn ?? firstOfNextMonth(dayInBerlin(plan.receivedAt));
  const { person } = plan.sender;
  const tenancy: TenancyDetails = {
    landlord: random.pick([
      'Wohnbau Rurtal eG',
      'Hausverwaltung Terstappen',
      'Margarete Hollmann',
      'Gebr. Voß Immobilien',
    ]),
    landlordAddress: `${random.pick(streets)} ${random.between(1, 80)}, 52349 Düren`,
    tenants: [`${person.givenNames} ${person.familyName}`],
    street: `${random.pick(streets)} ${random.between(1, 98)}`,
    postalCode: place.postalCode,
    city: place.city,
    startsOn: movedInOn,
    signedOn: addDays(dayInBerlin(plan.receivedAt), -random.between(1, 9)),
    rooms: random.between(1, 4),
    livingArea: random.between(32, 84),
    baseRentCents: random.between(285, 590) * 100,
    ancillaryCents: random.between(60, 140) * 100,
    heatingCents: random.between(45, 110) * 100,
  };
  const rentDeclared = random.chance(0.125) ? tenancy.baseRentCents + 2500 : tenancy.baseRentCents;
  return {
    key: plan.key,
    receivedAt: plan.receivedAt,
    procedure: move.id,
    applicant: plan.sender.applicant,
    declared: {
      movedInOn,
      newStreet: tenancy.street,
      newPostalCode: tenancy.postalCode,
      newCity: tenancy.city,
      wholeHousehold: true,
      livingArea: tenancy.livingArea,
      baseRent: euros(rentDeclared),
      ancillaryCosts: euros(tenancy.ancillaryCents),
      heatingCosts: euros(tenancy.heatingCents),
      landlordName: tenancy.landlord,
      assurance: random.chance(0.7),
    },
    makeFiles: async () => {
      const contract = await makeTenancyContract(tenancy, 'digital-pdf', plan.key);
      if (plan.confirmation === undefined) return [contract];
      return [contract, await makeLandlordConfirmation(tenancy, plan.confirmation, plan.key)];
    },
  };
}

function euros(cents: number): string {
  return (cents / 100).toFixed(2);
}

function firstOfNextMonth(day: CalendarDate): CalendarDate {
  const inNextMonth = addDays(`${day.slice(0, 7)}-28` as CalendarDate, 4);
  return `${inNextMonth.slice(0, 7)}-01` as CalendarDate;
}
