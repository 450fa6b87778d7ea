using TeacherDev.Domain.Data;

namespace TeacherDev.Domain.Catalogue;

/// <summary>One kind of seed file, in a folder of its own with its schema beside it. The room that the facts belong to implements it.</summary>
public interface ISeedKind
{
    /// <summary>Under the seeds folder: “programmes”.</summary>
    string Folder { get; }

    /// <summary>The schema's name in that folder: “programme.schema.json”.</summary>
    string Schema { get; }

    /// <summary>Kinds are loaded in this order: what others refer to comes first.</summary>
    int Order { get; }

    /// <summary>
    /// Brings the database to what the files say: adds what is missing, changes what differs, leaves alone what is the same and what no file
    /// names. The caller saves and commits.
    /// </summary>
    /// <exception cref="SeedRefused">A file contradicts a rule, another file or the database.</exception>
    Task LoadAsync(TeacherDevDb db, IReadOnlyList<SeedFile> files, CancellationToken stop);
}
