import './case-file.css';

export { CaseFileView } from './case-file-view.tsx';
export { DocumentPane } from './document-pane.tsx';
export { FileFinder } from './file-finder.tsx';
export { useShownDocument } from './use-shown-document.ts';
