from kubevirt_migration_lint.launcher import main

if __name__ == "__main__":
    main()
