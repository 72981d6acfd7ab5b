"""What stands around Streamlit's server: compressed files, our own first page, warm-up before the first visitor."""
