import { formatGermanDay } from '../../../shared/base/calendar-date.ts';
import { fullName } from '../../../shared/domain/person.ts';
import type { TaskView } from '../../bridge/types.ts';
import { taskText } from '../../text/task.ts';
import { Badge } from '../../ui/badge.tsx';

/** Whose matter it is: the known person, or what the sender said about themselves. */
export function PersonCard({ view }: { readonly view: TaskView }) {
  const { person, case: benefitCase, assigneeName, task } = view;
  const { applicant } = task.submission;
  return (
    <section className="zk-person" aria-labelledby="zk-person-name">
      {person === null ? (
        <>
          <h2 className="zk-person__name" id="zk-person-name">
            {taskText.unknownPersonTitle}
          </h2>
          <p>{taskText.unknownPersonText(fullName(applicant), formatGermanDay(applicant.birthDate))}</p>
          <p className="zk-person__reason">{task.routingReason}</p>
        </>
      ) : (
        <>
          <h2 className="zk-person__name" id="zk-person-name">
            {fullName(person)}
          </h2>
          <p>{taskText.born(formatGermanDay(person.birthDate))}</p>
          <p>{taskText.addressLine(person.street, person.postalCode, person.city)}</p>
        </>
      )}
      <dl className="zk-person__facts">
        {benefitCase === null ? null : (
          <>
            <dt>{taskText.case}</dt>
            <dd>{benefitCase.caseNumber}</dd>
            <dt>{taskText.caseOffice}</dt>
            <dd>{benefitCase.serviceOfficeName}</dd>
          </>
        )}
        <dt>{taskText.assignee}</dt>
        <dd>{assigneeName ?? taskText.nobody}</dd>
      </dl>
      {view.deputyFor === null ? null : (
        <Badge tone="info" icon="person">
          {taskText.deputyFor(view.deputyFor)}
        </Badge>
      )}
    </section>
  );
}
