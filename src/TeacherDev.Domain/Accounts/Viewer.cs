namespace TeacherDev.Domain.Accounts;

/// <summary>Who is looking: an account acting under one of its grants. Everything scoped is filtered by it.</summary>
/// <param name="Path">The beginning that an organisation's path must have; “#” for those who see only their own, “/” for the system.</param>
public sealed record Viewer(int? AccountId, int? PersonId, string Name, Role? Role, int? GrantId, int? OrganisationId, string Path)
{
    /// <summary>No path begins with it. Never "" or null: LIKE '%' would show everything.</summary>
    public const string NoPath = "#";

    /// <summary>Jobs, seeds and the session store.</summary>
    public static Viewer System { get; } = new(null, null, "系统", null, null, null, "/") { IsSystem = true };

    /// <summary>Not signed in.</summary>
    public static Viewer Nobody { get; } = new(null, null, "", null, null, null, NoPath);

    /// <summary>The whole city (or province) that the viewer's organisation lies in; what this viewer may name beyond its reach ends there.</summary>
    public string Region => RegionOf(Path);

    /// <summary>The first two places of a path: a province and its city, or a city of its own.</summary>
    public static string RegionOf(string path) => path is ['/', .. var rest] && rest.IndexOf('/', StringComparison.Ordinal) is >= 0 and var end ? path[..(end + 2)] : path;

    public bool IsSystem { get; private init; }

    /// <summary>Whether there is more to see than one's own.</summary>
    public bool HasReach => Path != NoPath;

    public bool May(Permission permission) => IsSystem || (Role is { } role && role.Permissions.Contains(permission));
}

/// <summary>The viewer of this scope. Set once, before the database is first used in it.</summary>
public sealed class Acting
{
    public Viewer Viewer { get; set; } = Viewer.Nobody;
}
