using TeacherDev.Domain.Organisations;

namespace TeacherDev.Domain.Selection;

/// <summary>The places that one body (a district, a school, the issuing body itself) has in a dispatch, those it passes on to its schools among them.</summary>
public sealed class DispatchShare
{
    internal DispatchShare(Organisation body) => (OrganisationId, Organisation, Path) = (body.Id, body, body.Path);

    private DispatchShare() { }

    public int Id { get; private set; }

    public int DispatchId { get; private set; }

    public int OrganisationId { get; private set; }

    public Organisation Organisation { get; private set; } = null!;

    /// <summary>The path of the body: it names people whose organisation's path begins with it.</summary>
    public string Path { get; private set; } = null!;

    public int Places { get; internal set; }

    /// <summary>The path of the body that a body stands under: that is who gives it places.</summary>
    public static string Above(string path) => path[..(path.TrimEnd('/').LastIndexOf('/') + 1)];
}
