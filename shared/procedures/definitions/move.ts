import type { Procedure } from '../procedure.ts';

/** Umzug: change notice of a move (Veränderungsmitteilung, § 60 SGB I; costs of housing § 22 SGB II). */
export const move: Procedure = {
  id: 'move',
  version: 1,
  label: 'Umzug',
  fields: [
    { name: 'movedInOn', label: 'Einzug am', type: 'date', required: true },
    { name: 'newStreet', label: 'Neue Straße und Hausnummer', type: 'text', required: true, maxLength: 120 },
    { name: 'newPostalCode', label: 'Neue Postleitzahl', type: 'postal-code', required: true },
    { name: 'newCity', label: 'Neuer Ort', type: 'text', required: true, maxLength: 80 },
    { name: 'wholeHousehold', label: 'Alle Personen ziehen um', type: 'yes-no', required: false },
    { name: 'persons', label: 'Personen in der Wohnung', type: 'number', required: false, minimum: 1, maximum: 30 },
    { name: 'livingArea', label: 'Wohnfläche in m²', type: 'number', required: false, minimum: 1, maximum: 1000 },
    { name: 'baseRent', label: 'Kaltmiete in Euro', type: 'money', required: false },
    { name: 'ancillaryCosts', label: 'Nebenkosten in Euro', type: 'money', required: false },
    { name: 'heatingCosts', label: 'Heizkosten in Euro', type: 'money', required: false },
    { name: 'landlordName', label: 'Vermieterin oder Vermieter', type: 'text', required: false, maxLength: 120 },
    { name: 'assurance', label: 'Zusicherung vor Vertragsschluss', type: 'yes-no', required: false },
  ],
  rules: [],
  proof: 'required',
  summary: 'zum {movedInOn:short} nach {newCity}',
  responsible: 'benefit',
  dueAfterDays: 7,
  filing: {
    file: 'benefit',
    register: '03',
    copy: { type: 'move-copy', title: '{receivedOn:iso} Umzug zum {movedInOn} (Durchschrift)' },
    proof: { type: 'move-proof', title: '{receivedOn:iso} Nachweis zum Umzug zum {movedInOn}' },
  },
  handover: {
    specialist: {
      message: 'Anschriftenänderung',
      fields: {
        einzugAm: 'movedInOn',
        strasse: 'newStreet',
        postleitzahl: 'newPostalCode',
        ort: 'newCity',
        kaltmiete: 'baseRent',
        nebenkosten: 'ancillaryCosts',
        heizkosten: 'heatingCosts',
        wohnflaeche: 'livingArea',
      },
    },
    statistics: {
      module: '4',
      event: 'Änderung der Unterkunft',
      fields: { gueltigAb: 'movedInOn', kaltmiete: 'baseRent', heizkosten: 'heatingCosts' },
    },
  },
};
