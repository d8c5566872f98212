import { mount } from "svelte";
import "../../conduit/conduit.css";
import App from "./App.svelte";

mount(App, { target: document.getElementById("app")! });
