"""Publishing: what is to change at a target is planned purely, then done there in one step that can be taken back."""
