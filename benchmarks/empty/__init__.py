"""A Streamlit page that shows one sentence, served as the app is: what all pages are compared with."""
