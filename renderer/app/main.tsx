import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { keepDraftsOnLeaving } from '../bridge/drafts.ts';
import { createQueryClient, followChanges } from '../bridge/query-client.ts';
import { startClock } from '../state/clock.ts';
import { prepareDocument } from '../ui/document.ts';
import { ViewerEngineContext } from '../viewer/engine-context.ts';
import { createViewerEngine } from '../viewer/viewer-engine.ts';
import { App } from './app.tsx';
import { defectReference } from './defect-reference.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import '../ui/foundation.css';
import './frame.css';

prepareDocument(document);
startClock(() => new Date());
const client = createQueryClient();
const engine = createViewerEngine(); // early: the worker that draws PDFs is warm when the first task opens
followChanges(client);
keepDraftsOnLeaving();

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <ErrorBoundary report={defectReference}>
        <QueryClientProvider client={client}>
          <ViewerEngineContext value={engine}>
            <App />
          </ViewerEngineContext>
        </QueryClientProvider>
      </ErrorBoundary>
    </StrictMode>,
  );
}
