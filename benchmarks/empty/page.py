"""The empty page: one sentence, marked as the app marks its answers."""

import streamlit as st

st.markdown('<p class="pm-answer">An empty page.</p>', unsafe_allow_html=True)
