export function CaseFilesPage() {
  return null;
}
