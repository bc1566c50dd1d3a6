FROM python:3.13-slim
WORKDIR /guide
COPY requirements.lock .
RUN pip install --no-cache-dir --require-hashes -r requirements.lock && useradd --create-home guide && mkdir data && chown guide data
COPY . .
USER guide
VOLUME /guide/data
CMD ["python", "-m", "bot"]
