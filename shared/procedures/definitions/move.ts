import type { Procedure } from '../procedure.ts';
import { officeEvidenceRules } from './office-evidence-rules.ts';

/** Umzug: change notice of a move (Veränderungsmitteilung, § 60 SGB I; costs of housing § 22 SGB II). */
export const move: Procedure = {
  id: 'move',
  version: 2,
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
  evidence: {
    document: 'letter',
    acceptedCopies: [],
    fields: [
      {
        field: 'familyName',
        compare: 'family-name',
        labels: ['Mieter', 'Mieterin', 'Person 1'],
        isDecisive: true,
      },
      {
        field: 'givenNames',
        compare: 'given-names',
        labels: ['Mieter', 'Mieterin', 'Person 1'],
        isDecisive: true,
      },
      // a contract seldom says it; the lock asks for it (L4)
      { field: 'birthDate', compare: 'birth-date', labels: ['geb. am', 'Geburtsdatum'], isDecisive: false },
      {
        field: 'movedInOn',
        compare: 'date',
        labels: ['Tag des Einzugs', 'Einzug am', 'Einzugsdatum', 'Mietbeginn', 'Das Mietverhältnis beginnt am'],
        isDecisive: true,
      },
      {
        field: 'newStreet',
        compare: 'street',
        labels: ['Straße und Hausnummer', 'Anschrift', 'Anschrift der Wohnung', 'Wohnung'],
        isDecisive: true,
      },
      {
        field: 'newPostalCode',
        compare: 'postal-code',
        labels: ['Postleitzahl, Ort', 'Anschrift', 'Anschrift der Wohnung', 'Wohnung'],
        isDecisive: true,
      },
      {
        field: 'newCity',
        compare: 'city',
        labels: ['Postleitzahl, Ort', 'Anschrift', 'Anschrift der Wohnung', 'Wohnung'],
        isDecisive: true,
      },
      { field: 'livingArea', compare: 'number', labels: ['Wohnfläche'], isDecisive: false },
      {
        field: 'baseRent',
        compare: 'money',
        labels: ['Grundmiete (kalt)', 'Grundmiete', 'Kaltmiete', 'Nettokaltmiete'],
        isDecisive: true,
      },
      {
        field: 'ancillaryCosts',
        compare: 'money',
        labels: ['Vorauszahlung Betriebskosten', 'Betriebskosten', 'Nebenkosten'],
        isDecisive: true,
      },
      {
        field: 'heatingCosts',
        compare: 'money',
        labels: ['Vorauszahlung Heizung und Warmwasser', 'Heizkosten', 'Heizung'],
        isDecisive: true,
      },
      {
        field: 'landlordName',
        compare: 'text',
        labels: ['Vermieter', 'Vermieterin', 'Vermieterin oder Vermieter', 'Wohnungsgeber'],
        isDecisive: false,
      },
    ],
    ...officeEvidenceRules,
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
