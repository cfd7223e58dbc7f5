using Microsoft.EntityFrameworkCore.Migrations;

namespace QuttyMeken.Storage;

/// <summary>What a migration adds to the table of search documents by hand, since the model cannot say it. Called from the migration that makes the table.</summary>
internal static class SearchSchema
{
    /// <summary>
    /// FTS5 over the words of the table, kept in step by triggers: nobody can write a document and forget the index, nor erase the one without the
    /// other. Words alone are kept, no places (detail=none), and what is deleted is overwritten (secure-delete).
    /// </summary>
    public static void AddSqliteSearch(this MigrationBuilder migration)
    {
        migration.Sql("CREATE VIRTUAL TABLE SearchIndex USING fts5(Words, content='SearchDocuments', content_rowid='Id', tokenize='ascii', detail=none, columnsize=0);");
        migration.Sql("INSERT INTO SearchIndex(SearchIndex, rank) VALUES('secure-delete', 1);");
        migration.Sql("""
            CREATE TRIGGER SearchDocumentAdded AFTER INSERT ON SearchDocuments BEGIN
                INSERT INTO SearchIndex(rowid, Words) VALUES (new.Id, new.Words);
            END;
            """);
        migration.Sql("""
            CREATE TRIGGER SearchDocumentErased AFTER DELETE ON SearchDocuments BEGIN
                INSERT INTO SearchIndex(SearchIndex, rowid, Words) VALUES ('delete', old.Id, old.Words);
            END;
            """);
        migration.Sql("""
            CREATE TRIGGER SearchDocumentChanged AFTER UPDATE OF Words ON SearchDocuments WHEN old.Words <> new.Words BEGIN
                INSERT INTO SearchIndex(SearchIndex, rowid, Words) VALUES ('delete', old.Id, old.Words);
                INSERT INTO SearchIndex(rowid, Words) VALUES (new.Id, new.Words);
            END;
            """);
        migration.Sql(EmptyDocuments);
    }

    public static void RemoveSqliteSearch(this MigrationBuilder migration) => migration.Sql("DROP TABLE SearchIndex;");

    /// <summary>A full-text index by the neutral word breaker and without stop words: our words are keys already. It follows the table by itself.</summary>
    public static void AddSqlServerSearch(this MigrationBuilder migration)
    {
        migration.Sql(EmptyDocuments);
        // Full-text cannot be made inside a transaction; EXEC, so that the idempotent script may ask first.
        migration.Sql("""
            IF FULLTEXTSERVICEPROPERTY('IsFullTextInstalled') = 0
                THROW 50000, 'Full-Text Search is not installed on this server. Install that feature of SQL Server, then run: database migrate', 1;
            IF NOT EXISTS (SELECT 1 FROM sys.fulltext_catalogs WHERE name = 'QuttyMekenSearch')
                EXEC('CREATE FULLTEXT CATALOG QuttyMekenSearch');
            IF OBJECTPROPERTY(OBJECT_ID('SearchDocuments'), 'TableHasActiveFulltextIndex') = 0
                EXEC('CREATE FULLTEXT INDEX ON SearchDocuments(Words LANGUAGE 0) KEY INDEX PK_SearchDocuments ON QuttyMekenSearch WITH (CHANGE_TRACKING AUTO, STOPLIST OFF)');
            """, suppressTransaction: true);
    }

    public static void RemoveSqlServerSearch(this MigrationBuilder migration) => migration.Sql("""
        IF OBJECTPROPERTY(OBJECT_ID('SearchDocuments'), 'TableHasActiveFulltextIndex') = 1
            EXEC('DROP FULLTEXT INDEX ON SearchDocuments');
        IF EXISTS (SELECT 1 FROM sys.fulltext_catalogs WHERE name = 'QuttyMekenSearch')
            EXEC('DROP FULLTEXT CATALOG QuttyMekenSearch');
        """, suppressTransaction: true);

    // Reports from before get an empty document of edition 0, in their order; IndexFill writes it later, a few at a time.
    private const string EmptyDocuments =
        "INSERT INTO SearchDocuments(ReportId, Edition, Words) SELECT Id, 0, '' FROM Reports WHERE Status <> 'withdrawn' ORDER BY ReceivedAt, Id;";
}
