namespace TeacherDev.Web.Infrastructure;

/// <summary>Where data, keys and seeds lie: beside TeacherDev.sln in a checkout, beside the program in a published copy, or where the settings say.</summary>
public sealed class Places
{
    public Places(IConfiguration settings)
    {
        var home = Home();
        Data = Absolute(settings["Data:Directory"], Path.Combine(home, "data"));
        Seeds = Absolute(settings["Seeds:Directory"], Path.Combine(home, "seeds"));
        Keys = Absolute(settings["Keys:Directory"], Path.Combine(Data, "keys"));
        OwnerOnly.Folder(Data);
        var mail = Path.Combine(Data, "mail");
        if (!Directory.Exists(mail)) return;
        OwnerOnly.Folder(mail);
        foreach (var letter in Directory.EnumerateFiles(mail, "*.eml")) OwnerOnly.File(letter);
    }

    public string Data { get; }

    public string Seeds { get; }

    public string Keys { get; }

    private static string Absolute(string? given, string otherwise) => Path.GetFullPath(string.IsNullOrWhiteSpace(given) ? otherwise : given);

    private static string Home()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "TeacherDev.sln"))) return folder.FullName;
        return AppContext.BaseDirectory;
    }
}
