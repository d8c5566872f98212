import { describeFormScenarios } from "../../scenarios/forms.ts";
import { dom } from "./dom-page.ts";

describeFormScenarios(dom);
