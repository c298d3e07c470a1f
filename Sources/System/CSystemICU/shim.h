// Link lines only: ICU headers clash with those inside Foundation, so none is included here.
