using Microsoft.EntityFrameworkCore.Migrations;

namespace TeacherDev.Domain.Data.Migrations;

/// <summary>What the model cannot say: views, append-only triggers, indexes over the parts of complex values. Called by the first migration of both databases.</summary>
internal static class ByHand
{
    private static readonly string[] AppendOnly = ["AuditEntries"];

    // Kept for good, so without the retention that the audit trail has.
    private static readonly string[] Ledgers = ["HoursEntries"];

    public static void Up(MigrationBuilder migration)
    {
        migration.Sql("""
            CREATE VIEW "PersonCards" AS
            SELECT p."Id", p."Name", p."StaffNumber", o."Name" AS "School", p."OrganisationId", p."Subject", p."Stage", p."SortKey", p."SearchText"
            FROM "People" AS p INNER JOIN "Organisations" AS o ON o."Id" = p."OrganisationId";
            """);
        migration.Sql("""
            CREATE VIEW "SessionCards" AS
            SELECT s."Id", COALESCE(c."Name", a."Title") AS "Owner", t."Name" AS "Trainer", t."Unit" AS "TrainerUnit", v."Name" AS "Venue",
                (SELECT string_agg(j."Name", '、' ORDER BY CASE WHEN x."CohortId" = s."CohortId" THEN 0 ELSE 1 END, j."SortKey", j."Id")
                 FROM "SessionClasses" AS x INNER JOIN "Cohorts" AS j ON j."Id" = x."CohortId" WHERE x."SessionId" = s."Id" HAVING COUNT(*) > 1) AS "Joint"
            FROM "Sessions" AS s LEFT JOIN "Cohorts" AS c ON c."Id" = s."CohortId" LEFT JOIN "Activities" AS a ON a."Id" = s."ActivityId"
            LEFT JOIN "Trainers" AS t ON t."Id" = s."TrainerId" LEFT JOIN "Venues" AS v ON v."Id" = s."VenueId";
            """);
        migration.Sql("""
            CREATE VIEW "Leadings" AS
            SELECT m."StudioId", CAST(NULL AS integer) AS "TeamId", a."Id" AS "ActivityId", m."PersonId", m."Period_From" AS "From", m."Period_To" AS "To"
            FROM "StudioMemberships" AS m LEFT JOIN "Activities" AS a ON a."StudioId" = m."StudioId" AND a."Kind" <> 'StudioGathering'
            WHERE m."Role" = 'Leader' AND m."EndReason" IS NULL
            UNION ALL
            SELECT CAST(NULL AS integer), m."TeamId", a."Id", m."PersonId", m."Period_From", m."Period_To"
            FROM "TeamMemberships" AS m LEFT JOIN "Activities" AS a ON a."TeamId" = m."TeamId"
            WHERE m."Role" = 'Lead';
            """);
        migration.CreateIndex("IX_Grants_AccountId_Period", "Grants", ["AccountId", "Period_To"]);
        // All that decides how much of a row counts: a city's ledgers are read from it alone, person after person.
        migration.CreateIndex("IX_HoursEntries_Ledger", "HoursEntries", ["PersonId", "Day", "SourceKind", "SourceId", "Part", "Mode", "Kind", "Hours_Tenths"]);
        var isSqlite = migration.ActiveProvider!.EndsWith("Sqlite", StringComparison.Ordinal);
        foreach (var table in AppendOnly) migration.Sql(isSqlite ? SqliteTrigger(table) : PostgresTrigger(table));
        foreach (var table in Ledgers) migration.Sql(isSqlite ? SqliteLedger(table) : PostgresLedger(table));
    }

    private static string SqliteLedger(string table) => $"""
        CREATE TRIGGER "{table}_no_update" BEFORE UPDATE ON "{table}" BEGIN SELECT RAISE(ABORT, '{table} only grows: reverse the entry'); END;
        CREATE TRIGGER "{table}_no_delete" BEFORE DELETE ON "{table}" BEGIN SELECT RAISE(ABORT, '{table} only grows: reverse the entry'); END;
        """;

    private static string PostgresLedger(string table) => $"""
        CREATE FUNCTION "{table}_only_grows"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{table} only grows: reverse the entry'; END $$;
        CREATE TRIGGER "{table}_only_grows" BEFORE UPDATE OR DELETE ON "{table}" FOR EACH ROW EXECUTE FUNCTION "{table}_only_grows"();
        CREATE TRIGGER "{table}_no_truncate" BEFORE TRUNCATE ON "{table}" FOR EACH STATEMENT EXECUTE FUNCTION "{table}_only_grows"();
        """;

    private static string SqliteTrigger(string table) => $"""
        CREATE TRIGGER "{table}_no_update" BEFORE UPDATE ON "{table}" BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;
        CREATE TRIGGER "{table}_no_delete" BEFORE DELETE ON "{table}" WHEN OLD."At" > datetime('now', '-{AuditEntry.RetentionYears} years') BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;
        """;

    private static string PostgresTrigger(string table) => $"""
        CREATE FUNCTION "{table}_append_only"() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF TG_OP = 'DELETE' THEN
            IF OLD."At" <= now() - interval '{AuditEntry.RetentionYears} years' THEN RETURN OLD; END IF;
          END IF;
          RAISE EXCEPTION '{table} is append-only';
        END $$;
        CREATE TRIGGER "{table}_append_only" BEFORE UPDATE OR DELETE ON "{table}" FOR EACH ROW EXECUTE FUNCTION "{table}_append_only"();
        CREATE TRIGGER "{table}_no_truncate" BEFORE TRUNCATE ON "{table}" FOR EACH STATEMENT EXECUTE FUNCTION "{table}_append_only"();
        """;
}
