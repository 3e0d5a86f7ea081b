export {
  type AnswerOf,
  type ChannelName,
  type CheckedRequestOf,
  channelNames,
  channels,
  type RequestOf,
  type ResponseOf,
} from './channel-map.ts';
export { type ChangeEvent, type ChangeTopic, changeEvent, changeTopics, eventChannel } from './event.ts';
